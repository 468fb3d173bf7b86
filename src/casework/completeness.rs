//! Which papers and details an application lacks.
