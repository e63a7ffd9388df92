"""The statement rules, one file each; `strandline.lint.statements.catalogue` lists them."""
