kubectl describe pods -n foundry
kubectl get pod lathe -n foundry -o jsonpath='{.status.containerStatuses[0].lastState.terminated.exitCode}{"\n"}' > exit-code.txt
kubectl logs lathe -n foundry --previous | tail -1 > last-words.txt
kubectl get pod press -n foundry -o jsonpath='{range .status.containerStatuses[?(@.lastState.terminated.reason=="OOMKilled")]}{.name}{"\n"}{end}' > out-of-memory.txt
kubectl get events -n foundry --field-selector involvedObject.name=kiln
echo shifts-of-november > missing.txt
