"""Files → records: bytes, text, guarded tree, model. The only room besides `kb.write` that knows YAML."""
