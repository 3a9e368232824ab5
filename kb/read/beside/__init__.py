"""What a knowledge base keeps beside its records: actions.yml, urls.txt, mkdocs.yml … One file of ours for each."""
