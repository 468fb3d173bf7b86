//! A server under load, everything switched on: sign-in, scope, access log, hash chain,
//! idempotency, checkpoints.
//!
//! ```text
//!   demo's cases ──► multiplied in the store ──► kezek serve (the real program) ◄── connections
//! ```
//! `cargo bench --bench load` prints the figures of 100 000 cases on SQLite;
//! `-- --cases 1000000`, `-- --officers 2000` and `-- --database postgres://…` ask for others. A
//! PostgreSQL database must be there and empty; `--database sqlite:FILE` keeps the file. Latencies
//! are seen from the client, which runs on the same machine.

mod disk;
mod figures;
mod http;
#[path = "../../tests/it/hurried.rs"]
mod hurried;
#[path = "../../tests/it/store/plan_steps.rs"]
mod plan_steps;
mod plans;
mod seed;
mod server;
mod work;

use std::time::Duration;

use clap::Parser;
use tempfile::TempDir;

/// What is measured, and on how much.
#[derive(Debug, Clone, Parser)]
#[command(name = "load")]
struct Args {
    /// How many cases there are
    #[arg(long, default_value_t = 100_000)]
    cases: usize,
    /// Address of an empty database, which stays; without it, a SQLite file in a temporary folder
    #[arg(long)]
    database: Option<String>,
    /// The database has the cases and officers of an earlier run
    #[arg(long, requires = "database")]
    again: bool,
    /// Seconds of each measurement
    #[arg(long, default_value_t = 10)]
    seconds: u64,
    /// Connections that ask for pages at once
    #[arg(long, default_value_t = 50)]
    connections: usize,
    /// Connections that send commands at once
    #[arg(long, default_value_t = 64)]
    writers: usize,
    /// Officers who work with time to think; 0 leaves them out
    #[arg(long, default_value_t = 2000)]
    officers: usize,
    /// How many server processes there are on the one database
    #[arg(long, default_value_t = 1)]
    servers: usize,
    /// Another build of the program that serves
    #[arg(long, default_value = env!("CARGO_BIN_EXE_kezek"))]
    program: std::path::PathBuf,
    /// Cargo says this to every bench
    #[arg(long, hide = true)]
    bench: bool,
}

fn main() {
    let args = Args::parse();
    let runtime = tokio::runtime::Builder::new_multi_thread()
        .worker_threads(1)
        .enable_all()
        .build()
        .expect("an event loop");
    runtime.block_on(run(&args));
}

async fn run(args: &Args) {
    let folder = TempDir::new().expect("a temporary folder");
    println!("disk: {}", disk::sync_speed(folder.path()));
    let place = seed::Place::of(args.database.as_deref(), folder.path(), args.again);
    let people = args.officers.max(args.connections);
    let world = if args.again {
        seed::found(&place, people).await
    } else {
        seed::seed(&place, args.cases, people).await
    };
    println!("{}", world.told);
    // Only that engine is asked at size: the plans of SQLite do not depend on it.
    let asked = args.database.as_deref();
    if let Some(url) = asked.filter(|url| url.starts_with("postgres")) {
        println!("{}", plans::told(url).await.expect("it explains"));
    }
    let servers: Vec<server::Running> = (0..args.servers)
        .map(|_| server::Running::start(&args.program, &place))
        .collect();
    let urls: Vec<String> = servers.iter().map(|server| server.host.clone()).collect();
    for server in &servers {
        println!(
            "server: ready after {:.1} s, {}",
            server.ready_after.as_secs_f64(),
            server.memory()
        );
    }
    let span = Duration::from_secs(args.seconds);
    // The first questions build what later ones share.
    let _ = work::pages(&urls, &world, args.connections, Duration::from_secs(2)).await;
    for figure in work::pages(&urls, &world, args.connections, span).await {
        println!("{figure}");
    }
    tell_memory(&servers, "pages");
    println!("{}", work::commands(&urls, &world, 16, span).await);
    println!(
        "{}",
        work::commands(&urls, &world, args.writers, span).await
    );
    tell_memory(&servers, "commands");
    if args.officers > 0 {
        let span = span.max(Duration::from_secs(20));
        for figure in work::officers(&urls, &world, args.officers, span).await {
            println!("{figure}");
        }
    }
    tell_memory(&servers, "officers");
    for server in servers {
        server.stop();
    }
    println!("{}", seed::verify(&place).await);
}

fn tell_memory(servers: &[server::Running], after: &str) {
    for server in servers {
        println!("server after the {after}: {}", server.memory());
    }
}
