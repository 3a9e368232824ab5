"""A brief for its readers: told once as a sheet in the site's language, then as page, text, Markdown or JSON.

What a brief holds is computed in `kb.brief`; here it only gets its words.
"""
