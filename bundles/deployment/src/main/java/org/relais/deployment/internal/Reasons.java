package org.relais.deployment.internal;

import java.time.Duration;
import org.relais.texts.LocalizedText;

/** Why a version was taken back, and what whoever made it is to change. */
final class Reasons {

    private static final int LENGTH = 600;

    private Reasons() {}

    static LocalizedText noBundle() {
        return new LocalizedText(
                "Ce fichier n'est pas un module OSGi : son manifeste n'a pas de Bundle-SymbolicName."
                        + " Déposez le fichier .jar produit par la construction du module.",
                "This file is no OSGi bundle: its manifest has no Bundle-SymbolicName."
                        + " Drop the .jar file that the build of the bundle makes.");
    }

    static LocalizedText unresolved(String message) {
        return new LocalizedText(
                        "Le module ne peut pas être relié au système : %s. Livrez dans le module ce que ce message nomme,"
                                + " ou corrigez ses imports.",
                        "The bundle does not resolve: %s. Ship inside the bundle what this message names, or correct its imports.")
                .formatted(brief(message));
    }

    static LocalizedText notStarted(String message) {
        return new LocalizedText(
                        "Le module ne démarre pas : %s. Corrigez-le et déposez une nouvelle version.",
                        "The bundle does not start: %s. Correct it and drop a new version.")
                .formatted(brief(message));
    }

    static LocalizedText neverStarted(Duration limit) {
        return new LocalizedText(
                        "Le démarrage ou l'activation d'un composant n'est pas revenu en %s secondes."
                                + " Un composant ne doit attendre personne quand il est activé ; corrigez son constructeur.",
                        "Its start, or the activation of a component, did not return within %s seconds."
                                + " A component must wait for nobody when it is activated; correct its constructor.")
                .formatted(limit.toSeconds());
    }

    static LocalizedText notActivated(String component, String message) {
        return new LocalizedText(
                        "Le composant %s échoue à l'activation : %s. Corrigez son constructeur ou sa configuration.",
                        "Component %s fails when it is activated: %s. Correct its constructor or its configuration.")
                .formatted(component, brief(message));
    }

    static LocalizedText part(String message) {
        return new LocalizedText(
                        "Ses tables n'ont pas pu être mises à jour : %s. Corrigez le changeSet qui a échoué ; les étapes"
                                + " précédentes restent et ne seront pas refaites.",
                        "Its tables could not be brought up to date: %s. Correct the changeSet that failed; the steps before it"
                                + " stay and are not run again.")
                .formatted(brief(message));
    }

    static LocalizedText waiting(String component, String missing) {
        return new LocalizedText(
                        "Le composant %s attend %s, que personne n'offre. Livrez-le dans le module, ou corrigez la référence.",
                        "Component %s waits for %s, which nobody offers. Ship it inside the bundle, or correct the reference.")
                .formatted(component, brief(missing));
    }

    static LocalizedText pending(String what) {
        return new LocalizedText("%s n'est pas encore prêt.", "%s is not ready yet.").formatted(what);
    }

    static LocalizedText interpretationsFail(int failures, String message) {
        return new LocalizedText(
                        "%s interprétations de suite ont échoué, la dernière : %s. Les demandes sont enregistrées et reprises"
                                + " par la version remise en place ; corrigez « interpret ».",
                        "%s interpretations in a row failed, the last one: %s. The requests are stored, and the version that was"
                                + " put back takes them up; correct 'interpret'.")
                .formatted(failures, brief(message));
    }

    static LocalizedText interpretationHangs(String message) {
        return new LocalizedText(
                        "Une interprétation n'est pas revenue à temps : %s. La demande est enregistrée et reprise par la"
                                + " version remise en place ; une interprétation ne doit attendre aucun autre système.",
                        "An interpretation did not return in time: %s. The request is stored, and the version that was put back"
                                + " takes it up; an interpretation must not wait for other systems.")
                .formatted(brief(message));
    }

    /** One line that fits into a journal. */
    private static String brief(String message) {
        String line = message.strip().replaceAll("\\s+", " ");
        String shorter = line.length() <= LENGTH ? line : line.substring(0, LENGTH) + " ...";
        return shorter.endsWith(".") ? shorter.substring(0, shorter.length() - 1) : shorter;
    }
}
