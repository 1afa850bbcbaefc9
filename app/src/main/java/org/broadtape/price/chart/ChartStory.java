package org.broadtape.price.chart;

import java.time.LocalDate;

/// A story of the instrument, to be marked on the chart's axis.
///
/// @param day it came out on, where the market is
/// @param href of its page
public record ChartStory(LocalDate day, String headline, String href) {}
