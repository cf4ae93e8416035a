"""The office: everything the areas share. It knows no area by name."""
