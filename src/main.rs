//! The program `kezek`: reports, logging and encryption are set up once, then the command line runs.

use std::process::ExitCode;

fn main() -> ExitCode {
    kezek::cli::main()
}
