# fails: held
# reaches the end state, until the next routine update
ssh worker-2 "systemctl daemon-reload; systemctl restart kubelet"
kubectl uncordon worker-2
sleep 60
