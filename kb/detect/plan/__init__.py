"""What a Terraform plan does, whatever form it came in: changes with addresses, actions and attribute paths."""
