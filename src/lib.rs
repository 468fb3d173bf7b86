pub mod papers;
