#!/bin/sh
# What kustomize runs, by the path that an annotation names: it gives no arguments along.
exec cdk8s-seldon krm-function
