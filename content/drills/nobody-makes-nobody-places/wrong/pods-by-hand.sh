# fails: lantern, controller-manager, scheduler, identities
# three Pods run, and nobody looks after them
for i in 1 2 3; do kubectl run lantern-$i --image=nginx:1.27 --labels=app=lantern --overrides='{"spec":{"nodeName":"worker-1"}}'; done
sleep 30
