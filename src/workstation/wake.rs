//! What wakes the main thread: answers, signals, a terminal that is gone.
//!
//! The main thread sleeps in `poll(2)`; whoever has something for it leaves it in a channel and
//! writes one byte into a pipe that is polled as well.

use std::io;
use std::os::unix::net::UnixStream;
use std::sync::Arc;
use std::sync::mpsc::{Receiver, Sender, channel};

use rustix::process::Signal;
use tokio::runtime::Runtime;
use tokio::signal::unix::{SignalKind, signal};

use super::message::Message;

/// What the main thread is woken with.
pub(super) enum Wake {
    Message(Message),
    Resized,
    /// The shell stops the program.
    Stop,
    /// It goes on after it was stopped, by itself or by somebody outside.
    GoneOn,
    /// The terminal is gone.
    Gone,
    /// A test wants to see a panic; never in a build that is shipped.
    Panic,
}

/// Wakes the main thread.
#[derive(Clone)]
pub(super) struct Waker {
    sender: Sender<Wake>,
    pipe: Arc<UnixStream>,
}

/// The main thread's end: what it was woken with, and what it polls.
pub(super) struct Wakes {
    pub received: Receiver<Wake>,
    pub pipe: UnixStream,
}

impl Waker {
    /// Makes both ends.
    ///
    /// # Errors
    /// When the machine gives no pipe.
    pub fn new() -> io::Result<(Self, Wakes)> {
        let (reader, writer) = UnixStream::pair()?;
        reader.set_nonblocking(true)?;
        writer.set_nonblocking(true)?;
        let (sender, received) = channel();
        let waker = Self {
            sender,
            pipe: Arc::new(writer),
        };
        let wakes = Wakes {
            received,
            pipe: reader,
        };
        Ok((waker, wakes))
    }

    pub fn wake(&self, wake: Wake) {
        if self.sender.send(wake).is_ok() {
            // A full pipe wakes as well.
            let _ = rustix::io::write(&*self.pipe, &[0]);
        }
    }
}

impl Wakes {
    /// Waits, after the program has stopped itself, until it is told to go on, and returns what came
    /// meanwhile; nothing when there is nothing left to go on for.
    ///
    /// The signal stops all threads, but not at once: only the one that says go on tells that the
    /// terminal may be touched again.
    pub fn until_gone_on(&self) -> Option<Vec<Wake>> {
        let mut meanwhile = Vec::new();
        loop {
            match self.received.recv() {
                Ok(Wake::GoneOn) => return Some(meanwhile),
                Ok(Wake::Gone | Wake::Message(Message::Ending)) | Err(_) => return None,
                Ok(other) => meanwhile.push(other),
            }
        }
    }

    /// Empties the pipe: what it was for stands in the channel.
    pub fn drain(&self) {
        let mut rubbish = [0; 256];
        while rustix::io::read(&self.pipe, &mut rubbish).is_ok_and(|count| count > 0) {}
    }
}

/// Turns signals into messages.
///
/// # Errors
/// When a signal cannot be heard.
pub(super) fn listen_for_signals(runtime: &Runtime, waker: &Waker) -> io::Result<()> {
    let _inside = runtime.enter();
    for kind in [
        SignalKind::terminate(),
        SignalKind::hangup(),
        SignalKind::interrupt(),
        SignalKind::quit(),
    ] {
        let waker = waker.clone();
        let mut signals = signal(kind)?;
        runtime.spawn(async move {
            while signals.recv().await.is_some() {
                waker.wake(Wake::Message(Message::Ending));
            }
        });
    }
    if cfg!(debug_assertions) {
        // A test shows that a panic gives the terminal back.
        let waker = waker.clone();
        let mut signals = signal(SignalKind::user_defined2())?;
        runtime.spawn(async move {
            while signals.recv().await.is_some() {
                waker.wake(Wake::Panic);
            }
        });
    }
    let kind = |signal: Signal| SignalKind::from_raw(signal.as_raw());
    let terminal: [(SignalKind, fn() -> Wake); 3] = [
        (SignalKind::window_change(), || Wake::Resized),
        (kind(Signal::TSTP), || Wake::Stop),
        (kind(Signal::CONT), || Wake::GoneOn),
    ];
    for (kind, wake) in terminal {
        let waker = waker.clone();
        let mut signals = signal(kind)?;
        runtime.spawn(async move {
            while signals.recv().await.is_some() {
                waker.wake(wake());
            }
        });
    }
    Ok(())
}
