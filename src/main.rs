//! The program `kezek`: the command line runs, and its verdict is the exit code.

use std::process::ExitCode;

fn main() -> ExitCode {
    kezek::cli::main()
}
