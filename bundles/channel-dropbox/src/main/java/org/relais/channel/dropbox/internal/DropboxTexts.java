package org.relais.channel.dropbox.internal;

import org.relais.errors.ErrorCategory;
import org.relais.errors.ErrorCode;
import org.relais.texts.LocalizedText;

/** What the drop boxes say to people. */
final class DropboxTexts {

    static final LocalizedText NAME = new LocalizedText("Boîtes aux lettres", "Drop boxes");

    /** The lot is in quarantine; {@code releasableAt} says until when. */
    static final ErrorCode QUARANTINE = new ErrorCode(
            "dropbox-quarantine",
            ErrorCategory.REFUSED,
            new LocalizedText("Lot encore en quarantaine", "The lot is still in quarantine"));

    /** A person can register one matter in place of the channel. */
    static final ErrorCode SEVERAL_MATTERS = new ErrorCode(
            "dropbox-several-matters",
            ErrorCategory.REFUSED,
            new LocalizedText("Pli à plusieurs objets", "An envelope with several matters"));

    static final LocalizedText ONE_BY_HAND = new LocalizedText(
            "Ce pli contient %d objets et chacun a son numéro ; à la main il ne s'en inscrit qu'un. Rejetez cette réception et triez le"
                    + " pli à nouveau.",
            "This envelope holds %d matters, each with its own number; by hand only one is entered. Reject this intake and sort the"
                    + " envelope anew.");

    /** Its service alone gives a form its number. */
    static final ErrorCode SERVICE_FORM = new ErrorCode(
            "dropbox-service-form",
            ErrorCategory.REFUSED,
            new LocalizedText("Formulaire d'un service délégué", "A form of a delegated service"));

    static final LocalizedText NOT_BY_HAND = new LocalizedText(
            "Ce pli contient le formulaire d'un service délégué, que ce service seul enregistre. Faites-le relire (retry), ou"
                    + " enregistrez le formulaire auprès du service et rejetez cette réception en le disant.",
            "This envelope holds a form of a delegated service, which that service alone registers. Have it read again (retry), or"
                    + " register the form with the service and reject this intake saying so.");

    static final LocalizedText FORMS_ALONE = new LocalizedText(
            "Ce pli ne contient que des formulaires, qui disent eux-mêmes de qui ils sont ; retirez l'expéditeur.",
            "This envelope holds nothing but forms, which say themselves whose they are; leave out the sender.");

    static final LocalizedText BAD_SERVICE = new LocalizedText(
            "L'identifiant d'un service est attendu, par exemple claim-forms.",
            "The id of a service is expected, for example claim-forms.");

    static final LocalizedText EARLY = new LocalizedText(
            "Ce lot peut être ouvert à partir du %s ; attendez ce jour, ou faites déroger un superviseur (override.reason).",
            "This lot may be opened from %s on; wait for that day, or have a supervisor override (override.reason).");

    static final LocalizedText HELD = new LocalizedText(
            "Pli trié avant l'heure ; il sera enregistré le %s.", "Sorted early; it will be registered on %s.");

    static final LocalizedText UNKNOWN_BOX =
            new LocalizedText("Boîte inconnue. Boîtes connues : %s.", "Unknown box. There are %s.");

    static final LocalizedText REQUIRED = new LocalizedText("Requis.", "Required.");

    static final LocalizedText FUTURE_ROUND = new LocalizedText(
            "La levée ne peut pas avoir eu lieu dans le futur ; corrigez la date ou l'heure.",
            "The round cannot have been made in the future; correct the date or the time.");

    static final LocalizedText OLD_ROUND = new LocalizedText(
            "La levée remonterait à plus de %d jours ; corrigez la date.",
            "The round would be more than %d days old; correct the date.");

    static final LocalizedText BAD_COUNT = new LocalizedText(
            "Un nombre de plis de 0 à %d est attendu.", "A number of envelopes from 0 to %d is expected.");

    static final LocalizedText LONG = new LocalizedText(
            "Un texte de 1 à %d caractères est attendu.", "A text of 1 to %d characters is expected.");

    static final LocalizedText KEY_REUSED = new LocalizedText(
            "Cette clé a déjà servi pour une autre levée ; prenez une clé nouvelle.",
            "This key came before with another round; use a new key.");

    static final LocalizedText NO_ROUND = new LocalizedText("Il n'y a pas de levée « %s ».", "There is no round '%s'.");

    static final LocalizedText SORTED_BEYOND = new LocalizedText(
            "Le pli %d de cette levée est déjà trié ; il y en avait au moins autant.",
            "Envelope %d of this round is sorted already; there were at least as many.");

    static final LocalizedText UNKNOWN_ROUND = new LocalizedText(
            "Levée inconnue ; notez d'abord la levée (POST /dropbox/rounds).",
            "Unknown round; record the round first (POST /dropbox/rounds).");

    static final LocalizedText BEYOND_COUNT = new LocalizedText(
            "Cette levée compte %d plis ; vérifiez le numéro, ou notez une levée de plus pour un pli oublié.",
            "This round counts %d envelopes; check the number, or record another round for one that was overlooked.");

    static final LocalizedText SORTED_ALREADY =
            new LocalizedText("Ce pli est déjà trié : %s.", "This envelope has been sorted already: %s.");

    static final LocalizedText ONLY_FOR_BOX =
            new LocalizedText("Seulement pour un pli d'une boîte (BOX).", "Only for an envelope of a box (BOX).");

    static final LocalizedText ONLY_BY_HAND = new LocalizedText(
            "Seulement pour une remise en main propre (HAND) ; une boîte a son site.",
            "Only for a delivery by hand (HAND); a box has its site.");

    static final LocalizedText BAD_STAMP = new LocalizedText(
            "Une date comme 2021-09-23 est attendue, ou illegible ; omettez le champ s'il n'y a pas de tampon.",
            "A date like 2021-09-23 is expected, or illegible; leave the field out when there is no stamp.");

    static final LocalizedText UNKNOWN =
            new LocalizedText("Inconnu : %s. Valeurs possibles : %s.", "Unknown: %s. There are %s.");

    static final LocalizedText BAD_CASE = new LocalizedText(
            "N'est pas une référence de dossier, par exemple 2021-004517-H ; son dernier caractère est une clé de contrôle.",
            "Is not a case's reference, for example 2021-004517-H; its last character is a check.");

    static final LocalizedText TOPIC_NEEDED = new LocalizedText(
            "Un thème est requis, sauf pour un dossier en cours (about) ou un courrier mal adressé (misdirected).",
            "A topic is required, except for a running case (about) or misdirected mail (misdirected).");

    static final LocalizedText CONTRADICTION =
            new LocalizedText("Ne va pas avec %s ; gardez l'un des deux.", "Does not go with %s; keep one of them.");

    static final LocalizedText NO_WAY_BACK = new LocalizedText(
            "Sans nom ou adresse de l'expéditeur, ce courrier ne peut pas être retourné ; transmettez-le (FORWARDED).",
            "Without the name or address of its sender this mail cannot be returned; forward it (FORWARDED).");

    static final LocalizedText NO_ACCOUNT = new LocalizedText(
            "Ce compte n'existe plus ; rien ne peut être trié en son nom.",
            "This account is gone; nothing can be sorted in its name.");

    static final LocalizedText NO_ITEM =
            new LocalizedText("Il n'y a pas de courrier « %s ».", "There is no mail item '%s'.");

    static final LocalizedText NOT_MISDIRECTED = new LocalizedText(
            "Ce courrier n'était pas mal adressé ; il n'y a pas d'avis à donner.",
            "This mail was not misdirected; there is no notice to give.");

    private DropboxTexts() {}
}
