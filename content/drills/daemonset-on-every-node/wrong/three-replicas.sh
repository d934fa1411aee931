# fails: every-node, reads-node, stays-on-tainted, one-per-node
# three replicas of a Deployment are not one per node
sed -i 's|    spec:|    spec:\n      tolerations:\n        - operator: Exists|2' node-audit.yaml
kubectl apply -f node-audit.yaml
kubectl rollout status deployment/node-audit -n compliance --timeout=60s
