# fails: throttled
# reaches the end state: the running Pod is bounded, but not the template from which the next one is made
echo orchard press-0 indexer > cpu.txt
echo harbour ledger > memory.txt
kubectl patch pod press-0 -n orchard --subresource resize -p '{"spec":{"containers":[{"name":"indexer","resources":{"limits":{"cpu":"250m"}}}]}}'
kubectl set resources deployment ledger -n harbour --requests=memory=400Mi
kubectl rollout status deployment/ledger -n harbour --timeout=120s
