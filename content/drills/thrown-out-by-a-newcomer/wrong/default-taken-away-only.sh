# fails: monitor, lasts, newcomers
# near miss: new Pods are harmless, those that are there keep what they got
kubectl patch priorityclass batch -p '{"globalDefault":false}'
sleep 60
