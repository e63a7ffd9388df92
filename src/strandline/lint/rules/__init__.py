"""The dictionary rules, one file each; `strandline.lint.catalogue` lists them."""
