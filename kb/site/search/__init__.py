"""Search: what the index holds, and how our worker gets into the place of Material's. Glue to the site alone."""
