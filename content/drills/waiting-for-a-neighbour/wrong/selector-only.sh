# fails: orchestra, tuner, probe
kubectl set selector service tuner app=tuner -n concert
sleep 60
