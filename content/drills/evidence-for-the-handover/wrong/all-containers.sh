# fails: previous, taints
# near miss: one container too many, and only those nodes that one thought of
kubectl logs anvil -n smithy --all-containers | grep ERROR > previous-errors.txt
echo 'worker-2 cooling=broken:PreferNoSchedule' > taints.txt
echo tongs > unschedulable.txt
echo 'Back-off pulling image "nginx:9.9"' > reason.txt
