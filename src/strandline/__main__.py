"""`python -m strandline`, for environments where the program is not on the PATH."""

from strandline.cli.main import main

if __name__ == "__main__":
    main()
