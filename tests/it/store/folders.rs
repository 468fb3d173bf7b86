//! What is kept on a disk can be read by the account of the server alone, whatever its umask.

use std::os::unix::fs::MetadataExt;
use std::path::Path;

use kezek::office::DatabaseUrl;
use kezek::regulation::canonical::sha256_hex;
use kezek::server::{ServerOptions, start};
use kezek::wire::session::OfficeMode;

use crate::api::world::{World, options};

fn mode(path: &Path) -> u32 {
    let metadata = std::fs::metadata(path);
    metadata.expect("it is there").mode() & 0o777
}

// SQLite only: PostgreSQL keeps its own files.
#[tokio::test]
async fn folders_and_files_of_a_server_are_its_own() {
    let world = World::open().await;
    let data = world.folder.path().join("new/data");
    let options = options(
        &world.folder,
        &world.database.url,
        &world.law,
        &world.wall,
        OfficeMode::Demo,
    );
    let server = start(ServerOptions {
        database: DatabaseUrl::sqlite(data.join("kezek.db")),
        papers: data.join("papers"),
        ..options
    })
    .await
    .expect("it starts");
    let sha256 = sha256_hex(b"paper");
    let blobs = server.office.store().blobs();
    blobs.keep(&sha256, b"paper").unwrap();
    let papers = data.join("papers");
    let folder = papers.join(&sha256[..2]);
    for made in [&data, data.parent().unwrap(), &papers, &folder] {
        assert_eq!(mode(made), 0o700, "{}", made.display());
    }
    for name in ["kezek.db", "kezek.db-wal", "kezek.db-shm"] {
        assert_eq!(mode(&data.join(name)), 0o600, "{name}");
    }
    assert_eq!(mode(&folder.join(&sha256)), 0o600);
    server.shutdown().await.unwrap();
}
