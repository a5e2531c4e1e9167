"""What people do about whom they act for: add, change, agree, end, invite, dispute."""
