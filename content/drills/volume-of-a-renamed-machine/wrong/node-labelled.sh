# fails: volume
# damages: nodes/worker-2
# near miss: the label says what the volume wants to hear, until the kubelet corrects it
kubectl label node worker-2 kubernetes.io/hostname=store-2 --overwrite
sleep 60
