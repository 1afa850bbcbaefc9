/// Where stories come from. [org.broadtape.source.Sources] keeps feeds, watched folders and push
/// endpoints with what the owner decided about each; [org.broadtape.source.Poller] looks at those
/// that are due and hands what it reads to an [org.broadtape.source.Intake], which in the running
/// site is the newsroom. Every look leaves an answer and its problems for the source's health page.
@NullMarked
package org.broadtape.source;

import org.jspecify.annotations.NullMarked;
