"""The screens, one folder each: page (what stands where), parts, state (what happens), view (what is shown)."""
