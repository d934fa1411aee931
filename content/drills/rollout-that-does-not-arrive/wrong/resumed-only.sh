# fails: arrived, account, probe, next-rollout
kubectl rollout resume deployment screen -n cinema
sleep 60
