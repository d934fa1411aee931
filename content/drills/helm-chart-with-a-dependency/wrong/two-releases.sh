# fails: dependency, values, released
# near miss: everything runs, but the two charts know nothing of each other
mkdir -p charts
helm package cache --version 1.2.0 -d charts
helm install fair stall -n market --wait
helm install fair-with charts/cache-1.2.0.tgz -n market --set replicas=3 --wait
