"""Pages → a site, through MkDocs. The only room that imports it."""
