"""What `kb detect` answers, as one value, and as text, JSON, GitHub annotations, SARIF and Markdown."""
