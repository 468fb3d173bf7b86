//! What is on the disk: that it survives, that it stays as it was recorded, and that the audit
//! finds whatever was done to it.

mod audit;
mod copying;
mod damage;
mod durable;
mod folders;
mod plan_steps;
mod plans;
mod postgres;
mod several;
