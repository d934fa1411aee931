# fails: source-address
# near miss: with the policy Cluster every node answers, and hides who asked
kubectl create service nodeport board -n station --tcp=80:8080 --node-port=30850
