//! Personal numbers in what is shown of a case: masked everywhere, because who looks at a case
//! seldom needs them. What is kept, hashed and signed has them whole.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::application::EmployerNumber;
use super::person::{Iin, PersonalNumber};
use super::{Application, Case, Event, Recorded};

/// The personal numbers that an application states, whole.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, JsonSchema)]
pub struct PersonalNumbers {
    pub applicant: Option<Iin>,
    /// Of an employer who is a person: a sole proprietor.
    pub employer: Option<Iin>,
}

impl Application {
    /// Returns the application as it is shown.
    #[must_use]
    pub fn masked(mut self) -> Self {
        for number in self.numbers_mut() {
            *number = number.masked();
        }
        self
    }

    /// Returns the personal numbers as far as they stand here whole.
    #[must_use]
    pub fn personal_numbers(&self) -> PersonalNumbers {
        let employer = self.details.employer.as_ref();
        PersonalNumbers {
            applicant: self.applicant.iin.as_ref().and_then(PersonalNumber::whole),
            employer: employer.and_then(|employer| match &employer.number {
                EmployerNumber::Iin(number) => number.whole(),
                EmployerNumber::Bin(_) => None,
            }),
        }
    }

    /// Returns whether a number in it is masked: such an application is shown and never handed in.
    #[must_use]
    pub fn is_masked(&self) -> bool {
        let mut copy = self.clone();
        copy.numbers_mut()
            .iter()
            .any(|number| number.whole().is_none())
    }

    /// Returns whether it states a personal number, masked or whole.
    #[must_use]
    pub fn states_numbers(&self) -> bool {
        !self.clone().numbers_mut().is_empty()
    }

    /// Puts whole numbers in the place of masked ones.
    #[must_use]
    pub fn with_numbers(mut self, numbers: PersonalNumbers) -> Self {
        if let Some(iin) = numbers.applicant {
            self.applicant.iin = Some(iin.into());
        }
        if let Some(employer) = &mut self.details.employer
            && let (EmployerNumber::Iin(number), Some(iin)) =
                (&mut employer.number, numbers.employer)
        {
            *number = iin.into();
        }
        self
    }

    fn numbers_mut(&mut self) -> Vec<&mut PersonalNumber> {
        let employer = self.details.employer.as_mut();
        let employer = employer.and_then(|employer| match &mut employer.number {
            EmployerNumber::Iin(number) => Some(number),
            EmployerNumber::Bin(_) => None,
        });
        self.applicant.iin.iter_mut().chain(employer).collect()
    }
}

impl Case {
    /// Returns the case as it is shown.
    #[must_use]
    pub fn masked(self) -> Self {
        Self {
            application: self.application.masked(),
            ..self
        }
    }
}

impl Recorded {
    /// Returns the event as it is shown. Its hash in the chain is that of the whole one.
    #[must_use]
    pub fn masked(mut self) -> Self {
        if let Event::ApplicationReceived(received) = &mut self.event {
            received.application = received.application.clone().masked();
        }
        self
    }
}
