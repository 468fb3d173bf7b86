### Words of the whole house
