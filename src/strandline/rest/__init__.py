"""What a pack's HTTP routes are made of: permissions, pages, problems. The app itself is above."""
