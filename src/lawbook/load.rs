//! From files to a law book, or to every fault.

use std::collections::BTreeMap;
use std::sync::Arc;

use serde::de::DeserializeOwned;

use super::check::{
    Demands, Expected, Scribe, check_common, check_edition, check_editions_meet, check_policy,
    check_queue, check_service, check_year, check_years, check_zone,
};
use super::common::Common;
use super::document::Document;
use super::fault::{Fault, Problem, nearest};
use super::reader::read;
use super::service::{EditionFile, PinnedEdition, Service, ServiceInfo};
use super::source::{ConfigFile, ConfigSource, whole};
use super::{DEMO_POLICY, Lawbook, POLICY, Zone};
use crate::casework::queue::QueueDefinition;
use crate::regulation::canonical::sha256_of;
use crate::regulation::{Calendar, Edition, Policy, YearCalendar};

/// What a path inside the config folder holds.
enum Place<'a> {
    Service(&'a str),
    Common,
    Edition { service: &'a str, id: &'a str },
    Year(&'a str),
    Zone,
    Policy,
    Queue(&'a str),
    Nothing,
}

impl<'a> Place<'a> {
    fn of(path: &'a str, policy_path: &str) -> Self {
        if path == POLICY || path == DEMO_POLICY || path == policy_path {
            return Self::Policy;
        }
        let Some(stem) = path.strip_suffix(".toml") else {
            return Self::Nothing;
        };
        let parts: Vec<&str> = stem.split('/').collect();
        match parts[..] {
            ["procedures", "common"] => Self::Common,
            ["procedures", service, "service"] => Self::Service(service),
            ["procedures", service, id] => Self::Edition { service, id },
            ["calendar", "zone"] => Self::Zone,
            ["calendar", year] => Self::Year(year),
            ["queues", slug] => Self::Queue(slug),
            _ => Self::Nothing,
        }
    }
}

pub(super) fn load(source: &ConfigSource, policy_path: &str) -> Result<Lawbook, Vec<Fault>> {
    let (files, faults) = source.files(policy_path);
    if files.is_empty() && !faults.is_empty() {
        // Nothing could be read at all: what is missing inside is no news.
        return Err(faults);
    }
    let mut documents = Vec::new();
    let mut loader = Loader {
        policy_path,
        faults,
        demands: Demands::default(),
        common: Some(Common::default()),
        services: BTreeMap::new(),
        editions: BTreeMap::new(),
        years: BTreeMap::new(),
        zone: None,
        policies: BTreeMap::new(),
        queues: Vec::new(),
    };
    for file in &files {
        match Document::parse(&file.path, &file.text) {
            Ok(document) => documents.push(document),
            Err(faults) => loader.faults.extend(faults),
        }
    }
    loader.take_common(&files, &documents);
    for document in &documents {
        loader.take(document);
    }
    loader.check_whole(&files, &documents);
    if loader.faults.is_empty() {
        Ok(loader.finish())
    } else {
        let mut faults = loader.faults;
        faults.sort();
        faults.dedup();
        Err(faults)
    }
}

struct Loader<'a> {
    policy_path: &'a str,
    faults: Vec<Fault>,
    demands: Demands,
    /// `None` while the file cannot be read.
    common: Option<Common>,
    services: BTreeMap<String, ServiceInfo>,
    editions: BTreeMap<String, Vec<EditionFile<'a>>>,
    years: BTreeMap<i32, YearCalendar>,
    zone: Option<Zone>,
    policies: BTreeMap<String, Policy>,
    queues: Vec<QueueDefinition>,
}

impl<'a> Loader<'a> {
    fn read<T: DeserializeOwned>(&mut self, document: &Document<'_>) -> Option<T> {
        match read(document) {
            Ok(value) => Some(value),
            Err(faults) => {
                self.faults.extend(faults);
                None
            }
        }
    }

    /// Takes the grounds of general law first: the editions name them.
    fn take_common(&mut self, files: &[ConfigFile], documents: &[Document<'_>]) {
        let is_common = |path: &str| matches!(Place::of(path, self.policy_path), Place::Common);
        let Some(file) = files.iter().find(|file| is_common(&file.path)) else {
            return;
        };
        self.common = documents
            .iter()
            .find(|document| document.file == file.path)
            .and_then(|document| {
                let common = self.read::<Common>(document)?;
                let faults = check_common(Scribe::new(document), &common, &mut self.demands);
                self.faults.extend(faults);
                Some(common)
            });
    }

    fn take(&mut self, document: &'a Document<'a>) {
        let scribe = Scribe::new(document);
        match Place::of(document.file, self.policy_path) {
            // Taken first.
            Place::Common => {}
            Place::Nothing => self.faults.push(whole(document.file, Problem::UnknownFile)),
            Place::Policy => {
                if let Some(policy) = self.read::<Policy>(document) {
                    self.policies.insert(document.file.to_owned(), policy);
                }
            }
            Place::Zone => {
                if let Some(zone) = self.read::<Zone>(document) {
                    self.faults.extend(check_zone(scribe, &zone));
                    self.zone = Some(zone);
                }
            }
            Place::Year(name) => {
                if let Some(year) = self.read::<YearCalendar>(document) {
                    self.faults.extend(check_year(scribe, &year, name));
                    self.years.insert(year.year, year);
                }
            }
            Place::Queue(slug) => {
                if let Some(queue) = self.read::<QueueDefinition>(document) {
                    self.faults.extend(check_queue(scribe, &queue, slug));
                    self.queues.push(queue);
                }
            }
            Place::Service(folder) => {
                if let Some(service) = self.read::<ServiceInfo>(document) {
                    self.faults.extend(check_service(scribe, &service, folder));
                    self.services.insert(folder.to_owned(), service);
                }
            }
            Place::Edition { service, id } => {
                if let Some(mut edition) = self.read::<Edition>(document) {
                    let expected = Expected {
                        service,
                        id,
                        common: self.common.as_ref(),
                    };
                    let faults = check_edition(scribe, &edition, expected, &mut self.demands);
                    self.faults.extend(faults);
                    if let Some(common) = &self.common {
                        common.append(&mut edition);
                    }
                    self.editions
                        .entry(service.to_owned())
                        .or_default()
                        .push(EditionFile { edition, document });
                }
            }
        }
    }

    /// Checks what no single file can show. What depends on a file that could not be read is
    /// left out: its faults come first.
    fn check_whole(&mut self, files: &[ConfigFile], documents: &[Document<'_>]) {
        let there = |path: &str| files.iter().any(|file| file.path == path);
        let unread = |prefix: &str, faults: &[Fault]| {
            faults.iter().any(|fault| fault.file.starts_with(prefix))
        };
        for name in [self.policy_path, "calendar/zone.toml"] {
            if !there(name) && !unread(name, &self.faults) {
                let name_of = Problem::MissingFile {
                    name: name.to_owned(),
                };
                self.faults.push(whole(name, name_of));
            }
        }
        if !unread("calendar", &self.faults) {
            self.faults.extend(check_years(&self.years));
        }
        self.check_services(files);
        for document in documents {
            let Some(policy) = self.policies.get(document.file) else {
                continue;
            };
            let editions = self.editions.values().flatten().map(|file| &file.edition);
            let faults = check_policy(Scribe::new(document), policy, &self.demands, editions);
            self.faults.extend(faults);
        }
    }

    fn check_services(&mut self, files: &[ConfigFile]) {
        let mut folders: Vec<&str> = files
            .iter()
            .filter_map(|file| file.path.strip_prefix("procedures/")?.split_once('/'))
            .map(|(folder, _)| folder)
            .collect();
        folders.dedup();
        if folders.is_empty() {
            let name = "procedures/<service>/service.toml".to_owned();
            self.faults
                .push(whole("procedures", Problem::MissingFile { name }));
        }
        for folder in folders {
            let inside = format!("procedures/{folder}/");
            let names: Vec<&str> = files
                .iter()
                .filter_map(|file| file.path.strip_prefix(&inside))
                .collect();
            if !names.contains(&"service.toml") {
                let problem = Problem::MissingFile {
                    name: "service.toml".to_owned(),
                };
                let suggestion = nearest("service.toml", names.iter().copied());
                self.faults.push(Fault {
                    suggestion,
                    ..whole(&format!("{inside}service.toml"), problem)
                });
            }
            if names.iter().all(|name| *name == "service.toml") {
                let name = "<edition>.toml".to_owned();
                self.faults.push(whole(
                    inside.trim_end_matches('/'),
                    Problem::MissingFile { name },
                ));
            }
            let unread = self
                .faults
                .iter()
                .any(|fault| fault.file.starts_with(&inside));
            if let (false, Some(service), Some(editions)) =
                (unread, self.services.get(folder), self.editions.get(folder))
            {
                let faults = check_editions_meet(service, editions);
                self.faults.extend(faults);
            }
        }
    }

    fn finish(mut self) -> Lawbook {
        let calendar = Calendar {
            zone: self.zone.map(|zone| zone.zone).unwrap_or_default(),
            years: self.years,
        };
        let policy = self.policies.remove(self.policy_path).unwrap_or_default();
        let mut editions = self.editions;
        let services = self
            .services
            .into_iter()
            .map(|(folder, info)| {
                let mut pinned: Vec<PinnedEdition> = editions
                    .remove(&folder)
                    .unwrap_or_default()
                    .into_iter()
                    .map(|file| PinnedEdition {
                        sha256: sha256_of(&file.edition),
                        edition: Arc::new(file.edition),
                    })
                    .collect();
                pinned.sort_by_key(|pinned| pinned.edition.in_force.first_day);
                let service = Service {
                    editions: pinned,
                    info: info.clone(),
                };
                (info.id, service)
            })
            .collect();
        let mut queues = self.queues;
        queues.sort_by(|one, other| (one.position, &one.slug).cmp(&(other.position, &other.slug)));
        let mut book = Lawbook {
            services,
            laws: BTreeMap::new(),
            policy_sha256: sha256_of(&policy),
            policy: Arc::new(policy),
            calendar_sha256: sha256_of(&calendar),
            calendar: Arc::new(calendar),
            queues,
        };
        book.laws = book
            .services
            .values()
            .flat_map(|service| &service.editions)
            .map(|pinned| (pinned.sha256.clone(), book.compose(pinned)))
            .collect();
        book
    }
}
