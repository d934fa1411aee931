# fails: arrived, account, probe
kubectl rollout resume deployment screen -n cinema
kubectl rollout undo deployment screen -n cinema --to-revision=1
sleep 60
