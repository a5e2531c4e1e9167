"""What people decide about their data: consents, and requests under 152-FZ."""
