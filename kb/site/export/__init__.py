"""`kb export`: the site's content in the shapes of other generators and programs. Writes files."""
