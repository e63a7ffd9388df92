"""What should be: the dictionary's model, its YAML form and its versions. Pure."""
