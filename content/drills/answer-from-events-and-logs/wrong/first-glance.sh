# fails: exit-code, last-words, missing
# near miss: restarts are counted instead of the exit code read, the running container is asked, and so is the first volume
kubectl get pod lathe -n foundry -o jsonpath='{.status.containerStatuses[0].restartCount}{"\n"}' > exit-code.txt
kubectl logs lathe -n foundry | head -1 > last-words.txt
echo gauge > out-of-memory.txt
kubectl get pod kiln -n foundry -o jsonpath='{.spec.volumes[0].configMap.name}{"\n"}' > missing.txt
