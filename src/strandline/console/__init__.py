"""What packs build their pages from: visits, a frame, states, tables. Knows no pack and no app."""
